namespace Platform.Hosting.Collections;

/// <summary>Orders that people make.</summary>
public static class Sequence
{
    /// <summary>These ids with <paramref name="id"/>, known to them or not, at a place counted from 0; beyond the last is the last.</summary>
    public static List<Guid> Place(IEnumerable<Guid> ids, Guid id, int position)
    {
        var others = ids.Where(other => other != id).ToList();
        others.Insert(Math.Min(position, others.Count), id);
        return others;
    }
}
