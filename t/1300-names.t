#!/bin/sh
# tag-entities: who is who, case by case.
exec sh "$(dirname "$0")/gold.sh" tag-entities
