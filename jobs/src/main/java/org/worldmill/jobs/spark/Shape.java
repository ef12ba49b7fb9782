package org.worldmill.jobs.spark;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** How values of one Java type stand in a row. Null is a row's word for an empty Optional. */
sealed interface Shape {

  /** Spark's type for it. */
  DataType dataType();

  /** The value as a row holds it. */
  @Nullable Object encode(Object value);

  /** The value that a row holds; {@code place} names the column in a refusal. */
  Object decode(@Nullable Object held, String place);

  /** The shape of a component's type. */
  static Shape of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Shape inner = of(generic.getActualTypeArguments()[0]);
      if (generic.getRawType() == Optional.class) {
        return new Maybe(inner);
      }
      if (generic.getRawType() == List.class) {
        return new Many(inner);
      }
    }
    if (type instanceof Class<?> plain) {
      if (plain.isRecord()) {
        return ofRecord(plain);
      }
      if (plain.isEnum()) {
        return new Word(plain.asSubclass(Enum.class));
      }
      DataType dataType = Plain.TYPES.get(plain);
      if (dataType != null) {
        return new Plain(dataType);
      }
    }
    throw new IllegalArgumentException("a row cannot hold a " + type.getTypeName());
  }

  /** The shape of a record. */
  static Struct ofRecord(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : components) {
      component.getAccessor().setAccessible(true);
      fields.add(
          new Field(
              snakeCase(component.getName()),
              component.getAccessor(),
              of(component.getGenericType())));
    }
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return new Struct(constructor, List.copyOf(fields));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has its canonical constructor", e);
    }
  }

  private static String snakeCase(String name) {
    return name.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static Object require(@Nullable Object held, String place) {
    if (held == null) {
      throw new IllegalArgumentException(place + " is null, and its record has no Optional there");
    }
    return held;
  }

  /** Numbers, flags and texts, which rows hold as they are. */
  record Plain(DataType dataType) implements Shape {

    private static final Map<Class<?>, DataType> TYPES =
        Map.ofEntries(
            Map.entry(String.class, DataTypes.StringType),
            Map.entry(boolean.class, DataTypes.BooleanType),
            Map.entry(Boolean.class, DataTypes.BooleanType),
            Map.entry(int.class, DataTypes.IntegerType),
            Map.entry(Integer.class, DataTypes.IntegerType),
            Map.entry(long.class, DataTypes.LongType),
            Map.entry(Long.class, DataTypes.LongType),
            Map.entry(float.class, DataTypes.FloatType),
            Map.entry(Float.class, DataTypes.FloatType),
            Map.entry(double.class, DataTypes.DoubleType),
            Map.entry(Double.class, DataTypes.DoubleType));

    @Override
    public Object encode(Object value) {
      return value;
    }

    @Override
    public Object decode(@Nullable Object held, String place) {
      return require(held, place);
    }
  }

  /** An enum, held as its constant's name. */
  @SuppressWarnings("rawtypes")
  record Word(Class<? extends Enum> type) implements Shape {

    @Override
    public DataType dataType() {
      return DataTypes.StringType;
    }

    @Override
    public Object encode(Object value) {
      return ((Enum<?>) value).name();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object decode(@Nullable Object held, String place) {
      return Enum.valueOf(type, (String) require(held, place));
    }
  }

  /** A value that may be absent. */
  record Maybe(Shape inner) implements Shape {

    @Override
    public DataType dataType() {
      return inner.dataType();
    }

    @Override
    public @Nullable Object encode(Object value) {
      return ((Optional<?>) value).map(inner::encode).orElse(null);
    }

    @Override
    public Object decode(@Nullable Object held, String place) {
      return held == null ? Optional.empty() : Optional.of(inner.decode(held, place));
    }
  }

  /** A list, handed over as a Scala sequence: row encoders take nothing else. */
  record Many(Shape element) implements Shape {

    @Override
    public DataType dataType() {
      return DataTypes.createArrayType(element.dataType(), true);
    }

    @Override
    public Object encode(Object value) {
      List<@Nullable Object> held = new ArrayList<>();
      ((List<?>) value).forEach(entry -> held.add(element.encode(entry)));
      return CollectionConverters.asScala(held).toList();
    }

    @Override
    public Object decode(@Nullable Object held, String place) {
      List<Object> values = new ArrayList<>();
      for (Object entry : CollectionConverters.asJava((Seq<?>) require(held, place))) {
        values.add(element.decode(entry, place + "[]"));
      }
      return List.copyOf(values);
    }
  }

  /**
   * One component of a record.
   *
   * @param name its column
   * @param accessor reads it
   * @param shape how it is held
   */
  record Field(String name, Method accessor, Shape shape) {

    @Nullable Object encodeFrom(Object owner) {
      try {
        return shape.encode(accessor.invoke(owner));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException("the accessor was made accessible: " + accessor, e);
      } catch (InvocationTargetException e) {
        throw new IllegalStateException(accessor + " failed", e.getCause());
      }
    }
  }

  /** A record. */
  record Struct(Constructor<?> constructor, List<Field> fields) implements Shape {

    @Override
    public StructType dataType() {
      StructField[] columns =
          fields.stream()
              .map(f -> DataTypes.createStructField(f.name(), f.shape().dataType(), true))
              .toArray(StructField[]::new);
      return DataTypes.createStructType(columns);
    }

    @Override
    public Row encode(Object value) {
      Object[] held = new Object[fields.size()];
      for (int i = 0; i < held.length; i++) {
        held[i] = fields.get(i).encodeFrom(value);
      }
      return RowFactory.create(held);
    }

    @Override
    public Object decode(@Nullable Object held, String place) {
      Row row = (Row) require(held, place);
      if (row.size() != fields.size()) {
        throw new IllegalArgumentException(
            place + " has " + row.size() + " columns, its record has " + fields.size());
      }
      Object[] values = new Object[fields.size()];
      for (int i = 0; i < values.length; i++) {
        Field field = fields.get(i);
        Object column = row.get(column(row, i, place));
        values[i] = field.shape().decode(column, place + '.' + field.name());
      }
      return construct(values, place);
    }

    /**
     * Where a row holds a field: by name where the row knows its names, since a join moves the
     * column it joins on to the front; by position where it does not.
     */
    private int column(Row row, int field, String place) {
      @Nullable StructType schema = row.schema();
      if (schema == null) {
        return field;
      }
      String name = fields.get(field).name();
      return schema
          .getFieldIndex(name)
          .fold(
              () -> {
                throw new IllegalArgumentException(
                    place + " has no column " + name + ", only " + schema.simpleString());
              },
              index -> (Integer) index);
    }

    private Object construct(Object[] values, String place) {
      try {
        return constructor.newInstance(values);
      } catch (InvocationTargetException e) {
        throw new IllegalArgumentException(place + " is refused by its record", e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the constructor was made accessible", e);
      }
    }
  }
}
