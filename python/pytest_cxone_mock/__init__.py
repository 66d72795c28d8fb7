"""A pytest plugin for cxone-mock: a sandbox for each test, and the client contract kit."""

from .adapter import Call, Config
from .sandbox import ControlError, Sandbox

__all__ = ["Call", "Config", "ControlError", "Sandbox"]
