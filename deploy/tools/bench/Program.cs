using CustomerConnect.Bench;

return args switch
{
    ["log", .. var rest] => await LogBench.RunAsync(rest),
    ["log-process", var connectionString, var callers, var seconds] =>
        await LogProcess.RunAsync(connectionString, int.Parse(callers), int.Parse(seconds)),
    _ => Usage.Show(),
};
