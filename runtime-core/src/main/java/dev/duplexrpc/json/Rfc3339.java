package dev.duplexrpc.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The date-time of RFC 3339, which is stricter here and laxer there than what java.time takes for ISO 8601. */
final class Rfc3339 {
    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_END = 19;
    private static final int NANO_DIGITS = 9;
    private static final int LEAP_SECOND = 60;

    private Rfc3339() {}

    static LocalDate parseDate(String text) {
        if (text.length() != DATE_LENGTH) {
            throw new DateTimeException("A date has 10 characters.");
        }
        return date(text);
    }

    static OffsetDateTime parse(String text) {
        if (text.length() <= SECONDS_END) {
            throw new DateTimeException("A date-time has a date, a time and an offset.");
        }
        LocalDate date = date(text);
        if ("Tt ".indexOf(text.charAt(DATE_LENGTH)) < 0) {
            throw new DateTimeException("There is a T between date and time.");
        }
        int hour = twoDigits(text, 11);
        require(text, 13, ':');
        int minute = twoDigits(text, 14);
        require(text, 16, ':');
        int second = twoDigits(text, 17);
        int fractionEnd = fractionEnd(text);
        OffsetDateTime time = OffsetDateTime.of(
                date.getYear(),
                date.getMonthValue(),
                date.getDayOfMonth(),
                hour,
                minute,
                second == LEAP_SECOND ? LEAP_SECOND - 1 : second,
                nano(text, fractionEnd),
                offset(text, fractionEnd));
        if (second == LEAP_SECOND && !isLastOfDay(time)) {
            throw new DateTimeException("Only the last minute of a day, in UTC, can have a leap second.");
        }
        return time;
    }

    private static boolean isLastOfDay(OffsetDateTime time) {
        OffsetDateTime utc = time.withOffsetSameInstant(ZoneOffset.UTC);
        return utc.getHour() == 23 && utc.getMinute() == 59;
    }

    private static LocalDate date(String text) {
        require(text, 4, '-');
        require(text, 7, '-');
        return LocalDate.of(twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8));
    }

    private static int fractionEnd(String text) {
        int at = SECONDS_END;
        if (text.charAt(at) == '.') {
            do {
                at++;
            } while (at < text.length() && isDigit(text.charAt(at)));
            if (at == SECONDS_END + 1) {
                throw new DateTimeException("The fraction of a second has no digits.");
            }
        }
        return at;
    }

    private static int nano(String text, int fractionEnd) {
        int nano = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            int at = SECONDS_END + 1 + i;
            nano = nano * 10 + (at < fractionEnd ? text.charAt(at) - '0' : 0);
        }
        return nano;
    }

    private static ZoneOffset offset(String text, int from) {
        int length = text.length() - from;
        if (length == 1 && (text.charAt(from) | 0x20) == 'z') {
            return ZoneOffset.UTC;
        }
        if (length != 6) {
            throw new DateTimeException("The offset is Z or has the form +01:00.");
        }
        char sign = text.charAt(from);
        require(text, from + 3, ':');
        int hours = twoDigits(text, from + 1);
        int minutes = twoDigits(text, from + 4);
        if (sign == '-') {
            return ZoneOffset.ofHoursMinutes(-hours, -minutes);
        }
        require(text, from, '+');
        return ZoneOffset.ofHoursMinutes(hours, minutes);
    }

    private static int twoDigits(String text, int at) {
        char tens = text.charAt(at);
        char ones = text.charAt(at + 1);
        if (!isDigit(tens) || !isDigit(ones)) {
            throw new DateTimeException("There is no digit where one must be.");
        }
        return (tens - '0') * 10 + (ones - '0');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void require(String text, int at, char c) {
        if (text.charAt(at) != c) {
            throw new DateTimeException("There is no '" + c + "' where one must be.");
        }
    }

    static String format(OffsetDateTime value) {
        requireYear(value.getYear());
        if (value.getOffset().getTotalSeconds() % 60 != 0) {
            throw new IllegalArgumentException(
                    "RFC 3339 has no offset with seconds, such as " + value.getOffset() + ".");
        }
        StringBuilder text = new StringBuilder(35);
        padded(text, value.getYear(), 4).append('-');
        padded(text, value.getMonthValue(), 2).append('-');
        padded(text, value.getDayOfMonth(), 2).append('T');
        padded(text, value.getHour(), 2).append(':');
        padded(text, value.getMinute(), 2).append(':');
        padded(text, value.getSecond(), 2);
        int nano = value.getNano();
        if (nano != 0) {
            text.append('.');
            if (nano % 1_000_000 == 0) {
                padded(text, nano / 1_000_000, 3);
            } else if (nano % 1_000 == 0) {
                padded(text, nano / 1_000, 6);
            } else if (nano % 100 == 0) {
                // Ticks of .NET, which writes and reads 7 digits and no more.
                padded(text, nano / 100, 7);
            } else {
                padded(text, nano, 9);
            }
        }
        return text.append(value.getOffset().getId()).toString();
    }

    static String formatDate(LocalDate value) {
        requireYear(value.getYear());
        return value.toString();
    }

    private static void requireYear(int year) {
        if (year < 0 || year > 9999) {
            throw new IllegalArgumentException("RFC 3339 has no year " + year + ", only 0 to 9999.");
        }
    }

    private static StringBuilder padded(StringBuilder text, int number, int digits) {
        String written = Integer.toString(number);
        for (int i = written.length(); i < digits; i++) {
            text.append('0');
        }
        return text.append(written);
    }
}
