package com.example.hello;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What {@code hello.properties} says. */
final class Settings {
    private final String greeting;
    private final int healthcheck;

    Settings(String greeting, int healthcheck) {
        this.greeting = greeting;
        this.healthcheck = healthcheck;
    }

    static Settings packaged() throws IOException {
        Properties properties = new Properties();
        try (InputStreamReader in = new InputStreamReader(
                Settings.class.getResourceAsStream("/hello.properties"), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return new Settings(
                properties.getProperty("greeting", "").trim(),
                Integer.parseInt(properties.getProperty("healthcheck", "200").trim()));
    }

    String greeting() {
        return greeting;
    }

    int healthcheck() {
        return healthcheck;
    }
}
