using System.Linq.Expressions;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>One method of a grain interface, made ready to be called without reflection.</summary>
internal sealed class GrainMethod
{
    private readonly Func<GrainMethod, object?[], MethodCall> _newCall;

    /// <summary>Prepares a method.</summary>
    /// <exception cref="NotSupportedException">It is generic, returns something else than Task or Task of T, or has ref parameters.</exception>
    public GrainMethod(MethodInfo method)
    {
        Name = $"{method.DeclaringType!.Name}.{method.Name}";
        var parameters = method.GetParameters();
        var result = method.ReturnType;
        var isOfT = result.IsGenericType && result.GetGenericTypeDefinition() == typeof(Task<>);
        if (method.IsGenericMethod || (result != typeof(Task) && !isOfT) || parameters.Any(p => p.ParameterType.IsByRef))
        {
            throw new NotSupportedException($"{Name}: a grain method returns Task or Task<T>, is not generic and has no ref parameters.");
        }

        Timeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        CancellationIndex = Array.FindIndex(parameters, p => p.ParameterType == typeof(CancellationToken));
        Invoke = Compile(method, parameters);
        _newCall = Constructor(typeof(MethodCall<>).MakeGenericType(isOfT ? result.GetGenericArguments()[0] : typeof(Nothing)));
    }

    /// <summary>Interface and name, for messages.</summary>
    public string Name { get; }

    /// <summary>The method's own response time, if it has one.</summary>
    public TimeSpan? Timeout { get; }

    /// <summary>Which argument is the cancellation token, -1 for none.</summary>
    public int CancellationIndex { get; }

    /// <summary>Calls the method on a grain object.</summary>
    public Func<object, object?[], Task> Invoke { get; }

    /// <summary>A call of this method.</summary>
    public MethodCall NewCall(object?[] arguments) => _newCall(this, arguments);

    private static Func<object, object?[], Task> Compile(MethodInfo method, ParameterInfo[] parameters)
    {
        var grain = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        var values = parameters.Select((p, i) =>
            Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), p.ParameterType));
        var call = Expression.Call(Expression.Convert(grain, method.DeclaringType!), method, values);
        return Expression.Lambda<Func<object, object?[], Task>>(call, grain, arguments).Compile();
    }

    private static Func<GrainMethod, object?[], MethodCall> Constructor(Type type)
    {
        var method = Expression.Parameter(typeof(GrainMethod));
        var arguments = Expression.Parameter(typeof(object?[]));
        var create = Expression.New(type.GetConstructors().Single(), method, arguments);
        return Expression.Lambda<Func<GrainMethod, object?[], MethodCall>>(create, method, arguments).Compile();
    }
}
