"""Settings, the data folder, the supervisor: the only place that knows everything.

Way in: `supervisor.supervise`. May import everything but `cli`.
"""
