#!/bin/sh
# Dates in every usual spelling become ISO 8601, or nothing.
exec "${UNITS:-build/plain/t}/read_date"
