"""The model: what a document, a number, a citation, an issuer is, and the tables of knowledge."""
