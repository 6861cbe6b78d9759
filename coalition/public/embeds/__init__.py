"""Small pages for frames on other sites, and the page that gives their code."""
