"""Imports networks that other programs saved."""
