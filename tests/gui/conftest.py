"""What these tests share with the stories."""

from tests.stories.conftest import program as program
