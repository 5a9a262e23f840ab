namespace CustomerConnect.SiteBench.Staff;

/// <summary><c>deploy/bench staff</c>.</summary>
internal static class StaffBench
{
    public static Task<int> RunAsync(string[] args) => Task.FromResult(args.Length);
}
