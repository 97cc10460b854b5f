"""An oracle: what questions have to answer, found in memory, by none of the product's code."""
