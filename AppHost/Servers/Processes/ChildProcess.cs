using System.ComponentModel;
using System.Diagnostics;

namespace Platform.Servers.Processes;

/// <summary>
/// A process that ends with us: stopped by a signal in good order, or by the kernel when we are killed. It has a session of its own,
/// so that Ctrl+C in the terminal reaches only us, and we stop the children in the order that we choose.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private const int KeptLines = 40;

    private readonly ChildOptions _options;
    private readonly Process _process;
    private readonly Queue<string> _lastLines = [];
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(ChildOptions options, Process process)
    {
        _options = options;
        _process = process;
    }

    /// <summary>Process id: of the program itself, as the starters in between replace themselves by it.</summary>
    public int Id => _process.Id;

    /// <summary>Ends with the exit code when the process and its output have ended.</summary>
    public Task<int> Exited { get; private set; } = Task.FromResult(0);

    /// <summary>Starts the process.</summary>
    /// <exception cref="ServerException">The program is not there or may not be run.</exception>
    public static async Task<ChildProcess> StartAsync(ChildOptions options)
    {
        var process = new Process { StartInfo = Launch.Describe(options) };
        var child = new ChildProcess(options, process);
        process.OutputDataReceived += (_, line) => child.Receive(line.Data);
        process.ErrorDataReceived += (_, line) => child.Receive(line.Data);
        try
        {
            await Spawner.StartAsync(() =>
            {
                process.Start();
                return process;
            });
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            throw new ServerException($"{options.Name} could not be started: {options.FileName}: {exception.Message}.", exception);
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        child.Exited = child.WaitForExitAsync();
        if (options.IsReadyLine is null)
        {
            child._ready.TrySetResult();
        }

        return child;
    }

    /// <summary>Ends when the process has said that it is ready.</summary>
    /// <exception cref="ServerException">It ended first, or was silent for too long. The message holds its last lines.</exception>
    public async Task WaitUntilReadyAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAny(_ready.Task, Exited).WaitAsync(timeout, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new ServerException($"{_options.Name} was not ready after {timeout.TotalSeconds:0} s. Its last words:{LastLines()}", exception);
        }

        if (!_ready.Task.IsCompletedSuccessfully)
        {
            throw new ServerException($"{_options.Name} ended with exit code {await Exited} instead of starting. Its last words:{LastLines()}");
        }
    }

    /// <summary>Asks the process to end, and makes it end when it has not after <paramref name="patience"/>.</summary>
    public async Task StopAsync(StopSignal signal, TimeSpan patience)
    {
        if (OperatingSystem.IsWindows())
        {
            Kill();
        }
        else if (!Exited.IsCompleted)
        {
            Posix.Kill(Id, signal);
        }

        try
        {
            await Exited.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            Kill();
            await Exited;
        }
    }

    /// <summary>kill -9, without waiting: see <see cref="Exited"/>.</summary>
    public void Kill()
    {
        if (!Exited.IsCompleted)
        {
            _process.Kill();
        }
    }

    /// <summary>The last lines of output, indented, each on a line of its own.</summary>
    public string LastLines()
    {
        lock (_lastLines)
        {
            return string.Concat(_lastLines.Select(line => $"{Environment.NewLine}  {line}"));
        }
    }

    /// <summary>Ends the process if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
        _process.Dispose();
    }

    private async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private void Receive(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            while (_lastLines.Count > KeptLines)
            {
                _lastLines.Dequeue();
            }
        }

        _options.OnLine?.Invoke(line);
        if (_options.IsReadyLine?.Invoke(line) == true)
        {
            _ready.TrySetResult();
        }
    }
}
