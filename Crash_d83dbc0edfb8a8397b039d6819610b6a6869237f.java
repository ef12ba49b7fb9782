import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

public class Crash_d83dbc0edfb8a8397b039d6819610b6a6869237f {
    static final String base64Bytes = String.join("", "RFJBQ08CAgEAAEYBIwAAAAAAAAAAAAAAAAAAAEUGAkAMAyQDEn/61Pqsa0r1KVWqUqVUKaUUBQEBACH/KwAAAQAJAwAAAgEBAQALA6kDFyUJESolCQnDt9UGDM4aHoFAR+ic6zAA7qNmo/EHgATTAQCawXqAlURSQUNPAgIBAQAAACNGAEUGAkAMAyQDEn/61Pqsa7oAWkpK");

    public static void main(String[] args) throws Throwable {
        Crash_d83dbc0edfb8a8397b039d6819610b6a6869237f.class.getClassLoader().setDefaultAssertionStatus(true);
        try {
            Method fuzzerInitialize = org.worldmill.bench.fuzz.ModelFuzzer.class.getMethod("fuzzerInitialize");
            fuzzerInitialize.invoke(null);
        } catch (NoSuchMethodException ignored) {
            try {
                Method fuzzerInitialize = org.worldmill.bench.fuzz.ModelFuzzer.class.getMethod("fuzzerInitialize", String[].class);
                fuzzerInitialize.invoke(null, (Object) args);
            } catch (NoSuchMethodException ignored1) {
            } catch (IllegalAccessException | InvocationTargetException e) {
                e.printStackTrace();
                System.exit(1);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
        byte[] input = java.util.Base64.getDecoder().decode(base64Bytes);
        org.worldmill.bench.fuzz.ModelFuzzer.fuzzerTestOneInput(input);
    }
}