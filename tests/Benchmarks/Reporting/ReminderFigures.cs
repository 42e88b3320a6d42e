namespace Platform.Benchmarks.Reporting;

/// <summary>What became of reminders that came due.</summary>
internal sealed record ReminderFigures
{
    /// <summary>Waited, those that came due among them.</summary>
    public required int Pending { get; init; }

    public required int Due { get; init; }

    /// <summary>Seconds that they came due in; 0 is one instant.</summary>
    public required double OverSeconds { get; init; }

    public required long Fired { get; init; }

    /// <summary>Whose history says more than once that they fired.</summary>
    public required long FiredTwice { get; init; }

    public required long FiredEarly { get; init; }

    /// <summary>Notifications in the events that were raised.</summary>
    public required long Raised { get; init; }

    /// <summary>Different reminders among these.</summary>
    public required long RaisedOnce { get; init; }

    public required long Events { get; init; }

    /// <summary><c>fired_at - due_at</c> of every one.</summary>
    public required Percentiles Late { get; init; }

    public required double LatestMs { get; init; }

    /// <summary>From the moment when the first was due until the last had fired.</summary>
    public required double PerSecond { get; init; }

    /// <summary>When the outbox was empty, after the moment when the last was due.</summary>
    public required double PublishedMs { get; init; }

    public long? ResidentBefore { get; init; }

    /// <summary>Garbage included, looked at twice a second.</summary>
    public long? ResidentPeak { get; init; }

    public long? ResidentAfter { get; init; }

    public long? HeapBefore { get; init; }

    public long? HeapAfter { get; init; }
}
