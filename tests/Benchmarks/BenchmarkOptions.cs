using System.Text.Json;

namespace Platform.Benchmarks;

/// <summary>What the command line says.</summary>
internal sealed record BenchmarkOptions(
    Uri Url,
    string? OperatorKeyOption,
    string? Data,
    string? Tenant,
    int Connections,
    int People,
    int Members,
    TimeSpan Duration,
    TimeSpan Warmup,
    double? Rate,
    int BodyBytes,
    IReadOnlyList<int> ServerPids,
    string? Mode,
    string? Json)
{
    /// <summary>The key as given, or out of the data folder of a local installation.</summary>
    public string OperatorKey => OperatorKeyOption ?? ReadSecret(Data ?? throw new BenchmarkException("Give --operator-key, or --data with the AppHost's data folder."), "operatorKey");

    /// <summary>A password or key of a local installation.</summary>
    public static string ReadSecret(string folder, string name)
    {
        var file = Path.Combine(folder, "secrets.json");
        try
        {
            using var secrets = JsonDocument.Parse(File.ReadAllBytes(file));
            return secrets.RootElement.GetProperty(name).GetString()!;
        }
        catch (Exception exception) when (exception is IOException or JsonException or KeyNotFoundException)
        {
            throw new BenchmarkException($"{file} does not give {name}: {exception.Message}");
        }
    }
}

/// <summary>The benchmark cannot be run, or its figures would mean nothing; the message is for people.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
