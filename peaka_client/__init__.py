"""Asyncio-native Python SDK for the Peaka Partner API."""
