package jenkins;

/** A Boolean with a third value, for annotations. */
public enum YesNoMaybe {
    YES,
    NO,
    MAYBE;

    public static Boolean toBoolean(YesNoMaybe value) {
        return value == null ? null : value.toBool();
    }

    public Boolean toBool() {
        return this == MAYBE ? null : Boolean.valueOf(this == YES);
    }
}
