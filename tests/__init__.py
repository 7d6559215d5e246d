"""The tests: one file for each module, one sentence for each test that says what is true."""
