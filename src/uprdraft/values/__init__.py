"""Plain values: text, words, dates, locators, slots, certainty. No library, no file, no clock."""
