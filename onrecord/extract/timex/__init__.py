"""Time expressions: their forms, and what each means on a day of publication."""
