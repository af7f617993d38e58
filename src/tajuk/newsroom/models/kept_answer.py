"""What a call was answered, so that the same call sent again is not done again."""

from django.db import models

from tajuk.newsroom.models.token import Token


class KeptAnswer(models.Model):
    """A call of the API with its `Idempotency-Key`, for a day.

    asked: SHA-256 of the call; guid: what a story begun by it is called; status: 0 while it is being worked on.
    """

    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=200)
    asked = models.CharField(max_length=64)
    guid = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="one_answer_a_key")]
