package com.example.hello;

import static org.junit.Assert.assertFalse;

import org.junit.Test;

public class SettingsTest {
    @Test
    public void thereIsSomethingToSay() throws Exception {
        assertFalse(Settings.packaged().greeting().isEmpty());
    }
}
