# Decimals are exact: parsing, the four operations, rounding, the point that moves.
exec "${UNITS:-build/plain/t}/decimal"
