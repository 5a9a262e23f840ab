using System.Reflection;

namespace Orleans.Embedded;

/// <summary>One method of a grain interface, made ready to be called without a look-up.</summary>
internal sealed class GrainMethod
{
    private readonly MethodInvoker _method;
    private readonly ConstructorInvoker _newCall;

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

        CancellationIndex = Array.FindIndex(parameters, p => p.ParameterType == typeof(CancellationToken));
        _method = MethodInvoker.Create(method);
        var call = typeof(Call<>).MakeGenericType(isOfT ? result.GetGenericArguments()[0] : typeof(Nothing));
        _newCall = ConstructorInvoker.Create(call.GetConstructors().Single());
    }

    /// <summary>Interface and name, for messages.</summary>
    public string Name { get; }

    /// <summary>Which argument is the cancellation token, -1 for none.</summary>
    public int CancellationIndex { get; }

    /// <summary>A call of this method.</summary>
    public Call NewCall(object?[] arguments) => (Call)_newCall.Invoke(this, arguments);

    /// <summary>Calls the method on a grain object.</summary>
    public Task Invoke(Grain grain, object?[] arguments) => (Task)_method.Invoke(grain, arguments.AsSpan())!;
}
