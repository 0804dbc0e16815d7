"""Settings of the properties: no time limit, since machines and the browser's runtime differ."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "rules", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("rules")
