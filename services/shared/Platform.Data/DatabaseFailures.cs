using System.Collections.Frozen;
using Npgsql;
using Platform.Hosting.Errors;

namespace Platform.Data;

/// <summary>An outage of PostgreSQL answers 503 and names it; a statement that is wrong stays an unexpected failure.</summary>
internal sealed class DatabaseFailures : IFailureTranslator
{
    public ProblemException? Translate(Exception exception) =>
        IsOutage(exception) ? Problem.Unavailable("database_unavailable", "The database does not answer at the moment. Try again.") : null;

    // Class 57P: the server shuts down, starts up or has crashed. 53300: no connection left.
    private static readonly FrozenSet<string> OutageStates = FrozenSet.Create(
        PostgresErrorCodes.AdminShutdown,
        PostgresErrorCodes.CrashShutdown,
        PostgresErrorCodes.CannotConnectNow,
        PostgresErrorCodes.TooManyConnections);

    private static bool IsOutage(Exception exception) => exception switch
    {
        PostgresException postgres => OutageStates.Contains(postgres.SqlState),
        NpgsqlException => true,
        _ => false,
    };
}
