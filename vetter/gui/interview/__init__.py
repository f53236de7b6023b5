"""The parts of the interview page: question cards, sections, the live panel."""
