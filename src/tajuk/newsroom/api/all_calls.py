"""All that can be asked of the API, one line a call."""

from tajuk.newsroom.api import pictures, stories, tokens, verbs
from tajuk.newsroom.api.calls import FORM, IF_MATCH, KEY, Call
from tajuk.newsroom.api.states import State
from tajuk.newsroom.models import Scope
from tajuk.story.story import Story

_AS = {"as": "`ninjs`: the body is one ninjs item. Left out: a story."}
_DESK = {"desk": "The slug of the desk at which the story begins."}
_STORY = "stories/{guid}"
_READ, _WRITE, _PUBLISH = Scope.READ, Scope.WRITE, Scope.PUBLISH

CALLS = (
    Call("GET", "token", _READ, tokens.look_at, tokens.Bearer),
    Call("POST", "stories", _WRITE, stories.begin, State, Story, wants=(KEY,), query=_AS | _DESK, status=201),
    Call("GET", _STORY, _READ, stories.read, Story),
    Call("PUT", _STORY, _WRITE, stories.write, State, Story, wants=(IF_MATCH,), query=_AS),
    Call("GET", f"{_STORY}/state", _READ, stories.state, State),
    Call("POST", f"{_STORY}/open", _WRITE, stories.open_, State),
    Call("POST", f"{_STORY}/hand-over", _WRITE, verbs.hand_over_, State, verbs.HandOver),
    Call("POST", f"{_STORY}/publish", _PUBLISH, verbs.publish_, State, verbs.Publish, wants=(IF_MATCH, KEY)),
    Call("POST", f"{_STORY}/schedule", _PUBLISH, verbs.schedule_, State, verbs.Schedule, wants=(IF_MATCH, KEY)),
    Call("POST", f"{_STORY}/unschedule", _PUBLISH, verbs.unschedule_, State),
    Call("POST", f"{_STORY}/correct", _PUBLISH, verbs.correct_, State, verbs.Correct, wants=(IF_MATCH, KEY)),
    Call("POST", f"{_STORY}/undo", _PUBLISH, verbs.undo_, State),
    Call("POST", f"{_STORY}/withdraw", _PUBLISH, verbs.withdraw_, State, verbs.Withdraw, wants=(KEY,)),
    Call("POST", f"{_STORY}/kill", _PUBLISH, verbs.kill_, State, verbs.Kill, wants=(KEY,)),
    Call("POST", "pictures", _WRITE, pictures.upload, pictures.HeldPicture, pictures.Upload, FORM, status=201),
    Call("GET", "pictures/{digest}", _READ, pictures.look_at, pictures.HeldPicture),
)
