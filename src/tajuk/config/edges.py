"""The clerk's duty towards an edge: it hears of every entry within a second."""

import hashlib

import structlog

from tajuk.config.data_folder import DataFolder
from tajuk.edge.drivers import edge_at
from tajuk.edge.errors import EdgeError
from tajuk.edge.follower import Follower
from tajuk.front.record import Record
from tajuk.front.refusals import Refusal

_LOOK_S = 0.1
_GATHER_S = 0.5  # entries that come close together, an import's above all, are told together
_RETRY_S = 1.0
log = structlog.get_logger()


class EdgeDuty:
    """Tells one edge what entries made old; asks again as long as it does not listen."""

    def __init__(self, folder: DataFolder, address: str) -> None:
        self._address, self._record, self._trouble = address, Record(folder.database_url), ""
        name = hashlib.sha256(address.encode()).hexdigest()[:12]
        self._follower = Follower(edge_at(address), folder.run / f"edge-{name}.json")

    def __call__(self) -> float:
        """Tell the edge what is due; the database is let go of before anything is sent."""
        try:
            purge = self._record.read(self._follower.due)
            if purge:
                self._follower.tell(purge)
        except (EdgeError, Refusal) as error:
            self._note(str(error))
            return _RETRY_S
        self._note("")
        if purge is None:
            return _LOOK_S
        return _GATHER_S if purge.is_last else 0.0

    def _note(self, trouble: str) -> None:
        """Say once that an edge is not to be had, and once that it is again."""
        if trouble and not self._trouble:
            log.warning("edge not purged", edge=self._address, problem=trouble, again_in_s=_RETRY_S)
        if self._trouble and not trouble:
            log.info("edge purged again", edge=self._address)
        self._trouble = trouble

    def close(self) -> None:
        """Give the database back."""
        self._record.close()
