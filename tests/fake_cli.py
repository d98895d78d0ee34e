"""`python -m tests.fake_cli ARGUMENTS` is the command line over stand-ins for model and extraction."""

from onrecord import pipeline
from onrecord.cli import main
from tests import fake_rooms

if __name__ == "__main__":
    fake_rooms.warm(exact=False)
    pipeline.warm = fake_rooms.warm
    main()
