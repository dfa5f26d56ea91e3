using System.Reflection;

namespace NewsroomApp.Tests.Support;

/// <summary>Deep copies of objects, including everything they refer to.</summary>
public static class Copy
{
    private const BindingFlags Every =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly MethodInfo _shallow = typeof(object).GetMethod("MemberwiseClone", Every)!;

    public static T Of<T>(T original)
        where T : class => (T)Deep(original, new(ReferenceEqualityComparer.Instance))!;

    private static object? Deep(object? original, Dictionary<object, object> copies)
    {
        if (original is null or string or Delegate || original.GetType().IsPrimitive || original.GetType().IsEnum)
            return original;
        if (copies.TryGetValue(original, out var copy)) return copy;
        copy = _shallow.Invoke(original, null)!;
        if (!original.GetType().IsValueType) copies[original] = copy;
        if (copy is Array array)
        {
            for (var i = 0; i < array.Length; i++) array.SetValue(Deep(array.GetValue(i), copies), i);
            return copy;
        }
        for (var type = original.GetType(); type is not null; type = type.BaseType)
            foreach (var field in type.GetFields(Every).Where(f => !f.FieldType.IsPrimitive))
                field.SetValue(copy, Deep(field.GetValue(original), copies));
        return copy;
    }
}
