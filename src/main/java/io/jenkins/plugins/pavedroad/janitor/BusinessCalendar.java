package io.jenkins.plugins.pavedroad.janitor;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/** Days on which people read their mail: no weekends, no holidays (SimianArmy, BasicCalendar.getBusinessDay). */
public final class BusinessCalendar {
    private final Set<LocalDate> holidays;

    public BusinessCalendar(Set<LocalDate> holidays) {
        this.holidays = Set.copyOf(holidays);
    }

    /** So many business days after a day; lands on a business day. */
    public LocalDate after(LocalDate day, int businessDays) {
        LocalDate date = day;
        int left = businessDays;
        while (closed(date) || left > 0) {
            if (!closed(date)) {
                left--;
            }
            date = date.plusDays(1);
        }
        return date;
    }

    private boolean closed(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY
                || date.getDayOfWeek() == DayOfWeek.SUNDAY
                || holidays.contains(date);
    }
}
