"""The addresses of our own screens."""

from django.urls import path

from tajuk.newsroom.views import (
    access,
    archive,
    breaking,
    front_preview,
    front_verbs,
    fronts,
    merging,
    moving,
    receipts,
    releases,
    sessions,
    tokens,
    verbs,
)
from tajuk.newsroom.views.keeping import here
from tajuk.newsroom.views.locked import locked
from tajuk.newsroom.views.relating import related
from tajuk.newsroom.views.suggesting import destinations_view, suggestions
from tajuk.newsroom.views.wall import WallView

app_name = "newsroom"
urlpatterns = [
    path("stories/<int:page_id>/correct/", verbs.CorrectView.as_view(), name="correct"),
    path("stories/<int:page_id>/unpublish/", verbs.WithdrawView.as_view(), name="withdraw"),
    path("stories/<int:page_id>/kill/", verbs.KillView.as_view(), name="kill"),
    path("stories/<int:page_id>/undo/", verbs.undo_view, name="undo"),
    path("stories/<int:page_id>/assign/", moving.AssignView.as_view(), name="assign"),
    path("stories/<int:page_id>/hand-over/", moving.HandOverView.as_view(), name="hand_over"),
    path("stories/<int:page_id>/send-back/", moving.SendBackView.as_view(), name="send_back"),
    path("stories/<int:page_id>/ready/", moving.ReadyView.as_view(), name="ready"),
    path("stories/<int:page_id>/spike/", moving.SpikeView.as_view(), name="spike"),
    path("receipts/", receipts.ReceiptsView.as_view(), name="receipts"),
    path("stories/<int:page>/receipts/", receipts.ReceiptsView.as_view(), name="receipts_of"),
    path("alarms/<int:alarm_id>/dismiss/", releases.dismiss, name="dismiss_alarm"),
    path("releases/", releases.ReleasesView.as_view(), name="releases"),
    path("releases/<int:page_id>/cancel/", releases.cancel, name="cancel_release"),
    path("breaking/", breaking.BreakingView.as_view(), name="breaking"),
    path("breaking/<str:language>/take-down/", breaking.take_down_view, name="take_down"),
    path("archive/", archive.ArchiveView.as_view(), name="archive"),
    path("archive/<str:guid>/", archive.VersionsView.as_view(), name="versions"),
    path("archive/<str:guid>/open/", archive.open_view, name="open"),
    path("stories/<int:page_id>/take-up/<str:digest>/", archive.take_up_view, name="take_up"),
    path("account/sessions/", sessions.SessionsView.as_view(), name="sessions"),
    path("account/sessions/<int:session_id>/end/", sessions.end_mine, name="end_session"),
    path("account/sessions/end-others/", sessions.end_others, name="end_other_sessions"),
    path("colleagues/<int:colleague_id>/access/", access.AccessView.as_view(), name="access"),
    path("colleagues/<int:colleague_id>/access/reset/", access.reset, name="reset_second_factors"),
    path("colleagues/<int:colleague_id>/access/end/", access.end, name="end_sessions"),
    path("stories/<int:page_id>/merge/<int:strand_id>/", merging.MergeView.as_view(), name="merge"),
    path("fronts/", fronts.FrontsView.as_view(), name="fronts"),
    path("fronts/top-of-home/<str:guid>/", front_verbs.top_of_home, name="top_of_home"),
    path("fronts/again/<int:receipt_id>/", front_verbs.again, name="front_again"),
    path("fronts/<str:front>/", fronts.FrontView.as_view(), name="front"),
    path("fronts/<str:front>/preview/", front_preview.FrontPreviewView.as_view(), name="front_preview"),
    path("fronts/<str:front>/page/", front_preview.front_page, name="front_page"),
    path("here/", here, name="here"),
    path("locked/", locked, name="locked"),
    path("related/", related, name="related"),
    path("destinations/", destinations_view, name="destinations"),
    path("suggestions/", suggestions, name="suggestions"),
    path("tokens/", tokens.TokensView.as_view(), name="tokens"),
    path("tokens/<int:token_id>/revoke/", tokens.revoke, name="revoke_token"),
    path("wall/", WallView.as_view(), name="wall"),
]
