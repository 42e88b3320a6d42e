using Platform.Benchmarks;

// Sockets are read on the one thread that waits for them, without a hop to the thread pool for each message: the driver leaves as much
// of the machine as it can to the server. Must be set before the first socket.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "1");

return await CommandLine.Build().Parse(args).InvokeAsync();
