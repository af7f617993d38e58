"""Writes permissions.json and api_permissions.json anew, from a newsroom of its own: look at what changed."""

import json
import tempfile
from pathlib import Path

from django.test import Client
from newsroom_house import NOW, begin, make_colleague, make_page, opened  # isort: split  (sets Django up)
from test_api_permissions import MATRIX as CALLS_MATRIX
from test_api_permissions import answers
from test_permissions import MATRIX, WHO, addresses, filled

from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.models import StoryPage
from tajuk.newsroom.roles import ROLES

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        begin(path, {})
        with opened(path, {}):
            editor = make_colleague("Editor", name="redaktur")
            draft = make_page(editor)
            publish(draft, by=editor, now=NOW)
            page = StoryPage.objects.get(pk=draft.pk)
            clients = {who: Client(raise_request_exception=False, SERVER_NAME="localhost") for who in WHO}
            for role in ROLES:
                clients[role.login].force_login(make_colleague(role.name))
            rows = {}
            for name, route in addresses():
                if name == "wagtailadmin_logout":
                    continue
                rows[f"{name} {route}"] = [clients[who].get(filled(route, page)).status_code for who in WHO]
            calls = dict(answers(editor))
    for path, matrix in ((MATRIX, rows), (CALLS_MATRIX, calls)):
        lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(row)}" for key, row in matrix.items())
        path.write_text(f"{{\n{lines}\n}}\n")
