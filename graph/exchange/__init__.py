"""The graph in forms that other programs read: RDF, Akoma Ntoso, GraphML, Cypher, tables."""
