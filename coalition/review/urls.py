from django.urls import path

from coalition.accounts import views as accounts
from coalition.review.assess import views as assess
from coalition.review.conditions_and_mandates import views as dated
from coalition.review.corrections import views as correct
from coalition.review.decide import views as desk
from coalition.review.hand_in import views
from coalition.review.source_admin import views as sources
from coalition.review.source_notices import views as flagged

app_name = "review"

urlpatterns = [
    path("", desk.show_queue, name="queue"),
    path("suggestions/<int:pk>/", desk.show_suggestion, name="suggestion"),
    path("suggestions/<int:pk>/decide/", desk.decide, name="decide"),
    path("decisions/<int:pk>/take-back/", desk.take_back, name="take_back"),
    path("assess/<str:code>/<slug:kind>/", assess.assess, name="assess"),
    path("assessments/<int:pk>/correct/", correct.correct, name="correct"),
    path("hand-in/", views.hand_in, name="hand_in"),
    path("deliveries/", views.deliveries, name="deliveries"),
    path("record/<slug:what>/", dated.context_records, name="dated"),
    path("record/<slug:what>/<int:pk>/correct/", dated.correct_context_record, name="correct_dated"),
    path("flagged/", flagged.flagged, name="flagged"),
    path("flagged/<int:assessment>/<int:notice>/", flagged.uphold, name="uphold"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<int:pk>/<slug:act>/", sources.change_source, name="source"),
    path("tokens/", accounts.personal_tokens, name="tokens"),
    path("tokens/<int:pk>/revoke/", accounts.revoke_token, name="revoke_token"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/<int:pk>/", accounts.change, name="account"),
    path("accounts/<int:pk>/reset-second-factor/", accounts.reset_second_factor, name="reset_second_factor"),
]
