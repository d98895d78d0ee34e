"""Document and Annotation to Article, Entities and Statements: one stage a file, one public function each."""
