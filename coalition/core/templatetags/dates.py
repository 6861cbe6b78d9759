"""`{% load dates %}`: days in the reader's language, for templates."""

from django import template

from coalition.core.i18n import dates

register = template.Library()
register.filter("day", dates.day)
register.filter("short_day", dates.short_day)
register.filter("moment", dates.moment)
register.simple_tag(dates.when)
