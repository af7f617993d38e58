"""The newsroom's tables."""

from tajuk.newsroom.models.alarm import Alarm
from tajuk.newsroom.models.assignment import STAGES, Assignment, Stage
from tajuk.newsroom.models.breaking_bar import BreakingBar
from tajuk.newsroom.models.colleague import Colleague
from tajuk.newsroom.models.desk import Desk
from tajuk.newsroom.models.front_plan import FrontPlan, FrontReceipt
from tajuk.newsroom.models.kept_answer import KeptAnswer
from tajuk.newsroom.models.login_attempt import LoginAttempt
from tajuk.newsroom.models.photo import Photo, PhotoRendition
from tajuk.newsroom.models.receipt import Receipt
from tajuk.newsroom.models.scheduled import Scheduled
from tajuk.newsroom.models.site_document import SiteDocument, SiteMenu, SitePage
from tajuk.newsroom.models.story_page import StoryPage
from tajuk.newsroom.models.strand import OpenedRevision, Strand
from tajuk.newsroom.models.token import SCOPES, Scope, Token
from tajuk.newsroom.models.working_page import WorkingPage

__all__ = [
    "SCOPES",
    "STAGES",
    "Alarm",
    "Assignment",
    "BreakingBar",
    "Colleague",
    "Desk",
    "FrontPlan",
    "FrontReceipt",
    "KeptAnswer",
    "LoginAttempt",
    "OpenedRevision",
    "Photo",
    "PhotoRendition",
    "Receipt",
    "Scheduled",
    "Scope",
    "SiteDocument",
    "SiteMenu",
    "SitePage",
    "Stage",
    "StoryPage",
    "Strand",
    "Token",
    "WorkingPage",
]
