"""Trains what the model room ships. Not part of the installed package; torch lives here and nowhere else."""
