namespace CustomerConnect.Feeds.NHlist;

/// <summary>How far an import is.</summary>
/// <param name="Bytes">Bytes read of the file.</param>
/// <param name="TotalBytes">Length of the file, null when the stream does not say.</param>
/// <param name="Subdivisions">Subdivisions imported.</param>
/// <param name="Homes">Homes imported.</param>
/// <param name="Rejected">Elements rejected.</param>
public readonly record struct FeedProgress(long Bytes, long? TotalBytes, long Subdivisions, long Homes, long Rejected);
