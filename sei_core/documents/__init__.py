"""Whole documents put together: what is asked of the release, and how it is written.

Pages, the command line and the interface call these; each module is one kind of document.
"""
