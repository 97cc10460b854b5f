from kb.shell import vocabulary


def test_every_label_and_type_is_described() -> None:
    assert set(vocabulary.described()) == {*vocabulary.labels(), *vocabulary.types()}


def test_what_is_a_fact_has_the_properties_of_facts() -> None:
    assert vocabulary.own_properties_of("OWNS") == {"share"}
    assert vocabulary.properties_of("OWNS") == {"share"} | vocabulary.FACT
    assert vocabulary.own_properties_of("Source") == vocabulary.properties_of("Source")
    assert vocabulary.properties_of("Nothing") == frozenset()
