"""The newsroom as a WSGI application; a process of Granian's imports it, and ends with the one that began it."""

import os
import threading
import time

from django.core.wsgi import get_wsgi_application

_LOOK_EVERY_S = 0.5
application = get_wsgi_application()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY_S)
    os._exit(1)  # it was killed: nobody else would free the port


threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
